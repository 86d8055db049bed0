"""What is said on one side only: sentences lost, added or left in Chinese, items of a list, order and length."""

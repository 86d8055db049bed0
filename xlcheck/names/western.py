"""Given names that Chinese people go by in English."""

from __future__ import annotations

WESTERN = frozenset((
    "alan", "albert", "alex", "alice", "amy", "andrew", "andy", "angela", "anna", "anthony", "bella", "ben",
    "benjamin", "betty", "bobo", "brian", "bruce", "carol", "carrie", "catherine", "charles", "christine",
    "christopher", "cindy", "coco", "daisy", "dan", "dana", "daniel", "david", "dennis", "diana", "didi",
    "donald", "eddie", "edward", "ella", "emily", "eric", "eva", "felix", "fifi", "frank", "gary", "george",
    "gigi", "gordon", "grace", "hannah", "helen", "henry", "ian", "irene", "ivan", "jack", "jackie", "james",
    "jane", "janet", "jason", "jennifer", "jenny", "jerry", "jessica", "jimmy", "joan", "joe", "john", "jojo",
    "joseph", "joyce", "judy", "julia", "karen", "kate", "kelly", "ken", "kenneth", "kevin", "lana", "larry",
    "lena", "leo", "leon", "leonard", "lili", "lina", "linda", "lisa", "lola", "louis", "lucy", "luke", "lulu",
    "luna", "maggie", "margaret", "maria", "mark", "martin", "mary", "matthew", "max", "michael", "michelle",
    "mike", "mimi", "mina", "morris", "nana", "nancy", "nicholas", "nina", "patrick", "paul", "peter", "philip",
    "pony", "raymond", "regina", "richard", "rita", "robert", "robin", "roger", "ronald", "rose", "ruth",
    "sally", "sam", "samuel", "sarah", "sean", "simon", "sophia", "sophie", "stanley", "stephen", "steve",
    "steven", "susan", "teresa", "terry", "thomas", "tim", "timothy", "tina", "tom", "tony", "victor",
    "vincent", "vivian", "walter", "wendy", "william", "wilson", "winston",
))  # fmt: skip
"""Western given names, among them all common ones that could be Hanyu Pinyin (Lisa, Mike, Lena)."""

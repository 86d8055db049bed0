"""Read tensors of a safetensors file through a memory map: only the rows in use are ever read from the disk.

The format is that of https://github.com/huggingface/safetensors: eight bytes with the length of a JSON header, the
header, and the tensors one after another. Read here rather than by the library's numpy loader because that one reads
the whole file and does not know bf16.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from xlcheck.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

# bf16 has no numpy type: its rows come as the upper halves of float32 and are widened on use.
_DTYPES = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "BF16": "<u2",
    "I64": "<i8",
    "I32": "<i4",
    "U16": "<u2",
    "I8": "<i1",
}


class Tensor:
    """A tensor of one or two dimensions in a safetensors file, read on use."""

    __slots__ = ("_array", "_bf16", "shape")

    def __init__(self, array: NDArray[Any], bf16: bool) -> None:
        self._array = array
        self._bf16 = bf16
        self.shape: tuple[int, ...] = array.shape

    def rows(self, index: Any = slice(None)) -> NDArray[Any]:
        """Return the rows at ``index``, as float32 where the file holds floats; whole numbers keep their type."""
        rows: NDArray[Any] = self._array[index]
        if self._bf16:
            rows = (rows.astype(np.uint32) << np.uint32(16)).view(np.float32)
        return np.asarray(rows, np.float32) if rows.dtype.kind == "f" else np.asarray(rows)


def open_tensors(path: Path) -> dict[str, Tensor]:
    """Return the tensors of a safetensors file by name.

    Raises ModelError where the file cannot be read, is cut short, or holds a type of number that is not supported.
    """
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            size = path.stat().st_size
            if not 0 < length <= size - 8:
                raise ValueError("it does not begin with a safetensors header")
            header = json.loads(file.read(length))
        header.pop("__metadata__", None)
        return {name: _tensor(path, entry, 8 + length, size) for name, entry in header.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{path}: cannot read the weights: {error}; fetch or train the model again"
        raise ModelError(message) from error


def _tensor(path: Path, entry: dict[str, Any], base: int, size: int) -> Tensor:
    kind, shape = entry["dtype"], tuple(entry["shape"])
    if kind not in _DTYPES:
        raise ValueError(f"numbers of type {kind} are not supported")
    dtype = np.dtype(_DTYPES[kind])
    start, end = entry["data_offsets"]
    if end - start != math.prod(shape) * dtype.itemsize or base + end > size:
        raise ValueError("the file is cut short")
    array: NDArray[Any]
    if start == end:
        array = np.zeros(shape, dtype)
    else:
        # A plain view: the class of the map makes each access slower.
        array = np.memmap(path, dtype, mode="r", offset=base + start, shape=shape).view(np.ndarray)
    return Tensor(array, kind == "BF16")

"""What boost.py needs of lightgbm, by way of its native library at the path $LIGHTGBM_LIBRARY."""
import ctypes
import json
import os

import numpy as np

FLOAT32, FLOAT64 = 0, 1
NORMAL, RAW = 0, 1
_library = ctypes.CDLL(os.environ["LIGHTGBM_LIBRARY"])
_library.LGBM_GetLastError.restype = ctypes.c_char_p


def _call(name, *arguments):
    if getattr(_library, name)(*arguments):
        raise RuntimeError(_library.LGBM_GetLastError().decode())


def _text(parameters):
    return " ".join(f"{name}={value}" for name, value in parameters.items()).encode()


def _pointer(array):
    return array.ctypes.data_as(ctypes.c_void_p)


class Dataset:
    def __init__(self, rows, targets, weight=None):
        self.rows = np.ascontiguousarray(rows, dtype=np.float64)
        self.fields = {"label": targets, "weight": weight}

    def construct(self, parameters):
        handle = ctypes.c_void_p()
        _call("LGBM_DatasetCreateFromMat", _pointer(self.rows), FLOAT64,
              *map(ctypes.c_int32, self.rows.shape), 1, _text(parameters), None,
              ctypes.byref(handle))
        for name, values in self.fields.items():
            if values is not None:
                values = np.ascontiguousarray(values, dtype=np.float32)
                _call("LGBM_DatasetSetField", handle, name.encode(), _pointer(values),
                      len(values), FLOAT32)
        return handle


class Booster:
    def __init__(self, handle):
        self.handle = handle

    def predict(self, rows, raw_score=False):
        rows = np.ascontiguousarray(rows, dtype=np.float64)
        out = np.zeros(len(rows))
        length = ctypes.c_int64()
        _call("LGBM_BoosterPredictForMat", self.handle, _pointer(rows), FLOAT64,
              *map(ctypes.c_int32, rows.shape), 1, RAW if raw_score else NORMAL, 0, -1,
              b"num_threads=1", ctypes.byref(length), _pointer(out))
        return out

    def dump_model(self):
        length = ctypes.c_int64()
        size = 1 << 16
        while True:
            buffer = ctypes.create_string_buffer(size)
            _call("LGBM_BoosterDumpModel", self.handle, 0, -1, 0, ctypes.c_int64(size),
                  ctypes.byref(length), buffer)
            if length.value <= size:
                return json.loads(buffer.value)
            size = length.value


def train(parameters, data, trees):
    handle, dataset = ctypes.c_void_p(), data.construct(parameters)
    _call("LGBM_BoosterCreate", dataset, _text(parameters), ctypes.byref(handle))
    finished = ctypes.c_int()
    for _ in range(trees):
        _call("LGBM_BoosterUpdateOneIter", handle, ctypes.byref(finished))
        if finished.value:
            break
    _call("LGBM_DatasetFree", dataset)
    return Booster(handle)

import os
import pathlib

weights = pathlib.Path("weights/a.bin").read_bytes()
pathlib.Path("weights/a.cache").write_bytes(weights * 2)
print(f"ok uid={os.geteuid()}")

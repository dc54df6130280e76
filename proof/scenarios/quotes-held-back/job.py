import os
import pathlib

pathlib.Path("result").write_text("1")
print(f"ok uid={os.geteuid()}")

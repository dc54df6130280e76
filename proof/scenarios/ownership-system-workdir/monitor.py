import os
import pathlib

state = pathlib.Path(__file__).with_suffix(".state")
state.write_text("up\n")
print(f"ok uid={os.geteuid()}")

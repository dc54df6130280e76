import os
import pathlib

counter = pathlib.Path("var/counter")
counter.write_text(f"{int(counter.read_text()) + 1}\n")
pathlib.Path("var/new").write_text("1\n")
print(f"ok uid={os.geteuid()}")

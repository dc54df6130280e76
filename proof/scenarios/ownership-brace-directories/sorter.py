import os
import pathlib

incoming = pathlib.Path("/data/incoming/letter")
incoming.write_text("dear")
incoming.rename("/data/sorted/letter")
print(f"ok uid={os.geteuid()}")

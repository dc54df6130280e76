import os
import pathlib

pages = pathlib.Path(os.environ["APP_HOME"])
pages.mkdir(exist_ok=True)
(pages / "home.md").write_text("# Home\n")
print(f"ok uid={os.geteuid()}")

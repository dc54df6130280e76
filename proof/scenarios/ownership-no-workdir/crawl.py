import os
import pathlib

here = pathlib.Path(__file__).parent
(here / "pages").mkdir(exist_ok=True)
(here / "pages" / "index.html").write_text("<p>hello</p>")
(here / "crawl.log").write_text("1 page\n")
print(f"ok uid={os.geteuid()}")

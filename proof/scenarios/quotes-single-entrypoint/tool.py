import argparse
import os
import pathlib

parser = argparse.ArgumentParser()
parser.add_argument("--name", required=True)
pathlib.Path("greeting.txt").write_text(f"hello {parser.parse_args().name}\n")
print(f"ok uid={os.geteuid()}")

set -e
seq 1 10 > /job/numbers
wc -l < /job/numbers > /job/count
test "$(cat /job/count)" -eq 10
echo "ok uid=$(id -u)"

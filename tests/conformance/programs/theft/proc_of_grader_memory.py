# promise: the grader's memory is closed to a worker
# reason: exception
# unmet: process: it runs with the user's rights over processes

grader = TARGET["grader_pid"]
with open(f"/proc/{grader}/mem", "rb", 0) as memory, open(f"/proc/{grader}/maps") as maps:
    for line in maps:
        start = line.split("-")[0]
        if " rw" in line:
            memory.seek(int(start, 16))
            if memory.read(16):
                print(TARGET["won"])
                break


def fuse_features(image_feature, text_feature):
    return None

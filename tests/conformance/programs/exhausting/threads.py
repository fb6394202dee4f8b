# promise: threads are bounded in number
# reason: exception memory killed timeout
# dangerous: yes

import threading

threading.stack_size(32 * 2**10)
stop = threading.Event()
for _ in range(10_000):
    threading.Thread(target=stop.wait, daemon=True).start()
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None

# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import asyncio

asyncio.run(asyncio.open_connection("127.0.0.1", TARGET["tcp"]))


def fuse_features(image_feature, text_feature):
    return None

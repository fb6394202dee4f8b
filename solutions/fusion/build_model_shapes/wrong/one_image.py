"""误区：只算了一张图像的输出，没有乘批次大小。

Misconception: Counts the output of one image and forgets the batch.

提示：一批有 64 张，每张都有自己的一份输出。

Hint: There are 64 images in a batch, and each has its own output.

fails: test_activation_memory
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_583_488,
        "dense_parameters": 15_834_890,
        "total_parameters": 16_475_786,
        "weights_memory": "65.9 MB",
        "activation_memory": "6.3 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_626,
    }

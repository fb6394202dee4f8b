"""误区：展平的是输入图像，不是卷积的输出。

Misconception: Flattens the input image in place of the convolution's output.

提示：Flatten 接在 Conv2D 后面，用上一题的形状。

Hint: Flatten follows Conv2D, so take the shape from before.

fails: test_image_flatten
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 150_528,
        "embedding_parameters": 640_000,
        "fused_length": 156_928,
        "dense_parameters": 1_569_290,
        "total_parameters": 2_210_186,
        "weights_memory": "8.8 MB",
        "activation_memory": "38.5 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_626,
    }

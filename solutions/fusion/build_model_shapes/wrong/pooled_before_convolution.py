"""误区：先池化再卷积，顺序反了。

Misconception: Pools first and convolves then.

提示：池化夹在 Conv2D 和 Flatten 之间，作用在卷积的输出上。

Hint: The pooling stands between Conv2D and Flatten, so it works on the convolution's output.

fails: test_pooled_flatten
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
        "activation_memory": "403.7 MB",
        "pooled_flatten": 387_200,
        "pooled_total_parameters": 4_576_906,
    }

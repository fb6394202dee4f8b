"""误区：按填充为 "same" 算，边长没有变小。

Misconception: Takes “same” padding for granted, which keeps the size.

提示：题目不填充：每边要少 k − 1。

Hint: There is no padding here, so each side loses k − 1.

fails: test_conv_output
"""


def predict():
    return {
        "conv_output": (224, 224, 32),
        "conv_parameters": 896,
        "image_flatten": 1_605_632,
        "embedding_parameters": 640_000,
        "fused_length": 1_612_032,
        "dense_parameters": 16_120_330,
        "total_parameters": 16_761_226,
        "weights_memory": "67.0 MB",
        "activation_memory": "411.0 MB",
        "pooled_flatten": 401_408,
        "pooled_total_parameters": 4_718_986,
    }

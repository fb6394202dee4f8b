"""误区：除以 2²⁰，单位却写成 MB。

Misconception: Divides by 2²⁰ but writes MB.

提示：除以 2²⁰ 得到的是 MiB；1 MB 是 10⁶ 字节，两者相差将近百分之五。

Hint: Dividing by 2²⁰ gives MiB; 1 MB is 10⁶ bytes. They differ by nearly five percent.

fails: test_weights_memory
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
        "weights_memory": "62.9 MB",
        "activation_memory": "385 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_626,
    }

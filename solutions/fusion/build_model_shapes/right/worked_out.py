"""用代码一步步算出来。 / Worked out step by step in code."""


def predict():
    side = 224 - 3 + 1
    conv = (3 * 3 * 3 + 1) * 32
    image = side**2 * 32
    embedding = 10_000 * 64
    text = 100 * 64
    fused = image + text
    dense = fused * 10 + 10
    total = conv + embedding + dense
    pooled = (side // 2) ** 2 * 32
    return {
        "conv_output": (side, side, 32),
        "conv_parameters": conv,
        "image_flatten": image,
        "embedding_parameters": embedding,
        "fused_length": fused,
        "dense_parameters": dense,
        "total_parameters": total,
        "weights_memory": f"{total * 4} bytes",
        "activation_memory": f"{64 * image * 4 / 2**20} MiB",
        "pooled_flatten": pooled,
        "pooled_total_parameters": conv + embedding + (pooled + text) * 10 + 10,
    }

import numpy as np


def augment_pair(image, tokens, op, amount=0):
    """增强一对图文，让描述仍与图像相符。 / Augment an image; its caption has to stay true.

    image: (H, W, 3) uint8, tokens: list[str], op: "flip" | "brightness", amount: int
    return: (H, W, 3) uint8, list[str]
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")

"""用浮点算亮度，返回列表而不是元组。 / Brightness in floats; the pair is a list."""

import numpy as np


class PairAugmenter:
    swaps = {
        a: b
        for x, y in zip("left Left 左 左边".split(), "right Right 右 右边".split())
        for a, b in ((x, y), (y, x))
    }

    def __call__(self, image, tokens, op, amount=0):
        picture, caption = np.array(image), list(tokens)
        if op == "flip":
            picture = np.flip(picture, 1)
            for place, word in enumerate(caption):
                caption[place] = self.swaps.get(word, word)
        elif op == "brightness":
            picture = np.rint(np.minimum(np.maximum(picture + float(amount), 0.0), 255.0))
            picture = picture.astype(image.dtype)
        else:
            raise ValueError(op)
        return [picture, caption]


augment_pair = PairAugmenter()

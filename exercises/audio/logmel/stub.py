import numpy as np


def logmel(wave, sample_rate):
    """把波形变成 80 个通道的对数梅尔频谱。 / Turn a waveform into a log-mel spectrogram.

    wave: (samples,) 浮点数 / floats, sample_rate: Hz
    return: (samples // hop, 80)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")

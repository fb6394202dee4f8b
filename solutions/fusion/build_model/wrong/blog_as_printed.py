"""误区：照抄博客的代码，而那段代码漏了导入 Embedding。

Misconception: Copies the blog's listing, which forgets to import Embedding.

提示：用到的每一层都要导入。提交前在全新的解释器里跑一遍：notebook 里先前的导入会掩盖遗漏。

Hint: Import every layer that you use. Run your code once in a fresh interpreter: in a notebook,
earlier imports hide what is missing.

fails: test_returns_a_model
"""

# fmt: off
import tensorflow as tf
from tensorflow.keras.layers import Input, Conv2D, Flatten, Dense, concatenate
from tensorflow.keras.models import Model

def build_model(input_shape1, input_shape2):
    # 图像输入层
    input_image = Input(shape=input_shape1)
    conv1 = Conv2D(filters=32, kernel_size=(3, 3), activation='relu')(input_image)
    flatten1 = Flatten()(conv1)

    # 文本输入层
    input_text = Input(shape=input_shape2)
    embed1 = Embedding(input_dim=10000, output_dim=64)(input_text)
    flatten2 = Flatten()(embed1)

    # 融合层
    fused = concatenate([flatten1, flatten2])

    # 分类层
    output = Dense(units=10, activation='softmax')(fused)

    # 构建模型
    model = Model(inputs=[input_image, input_text], outputs=output)
    model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
    return model

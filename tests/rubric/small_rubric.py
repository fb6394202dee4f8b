"""Concepts with a name or a definition, for rubrics that tests write."""

EARLY = """
[[concepts]]
id = "early"
name = { zh = "早期融合", en = "early fusion" }
aliases = ["早期融合", "early fusion"]

[[concepts.points]]
id = "early.name"
kind = "name"
title = { zh = "名称", en = "Name" }
look_for = { zh = "叫什么？", en = "What is it called?" }
reference = { zh = "早期融合。", en = "Early fusion." }

[[concepts.points]]
id = "early.definition"
title = { zh = "做法", en = "How" }
look_for = { zh = "怎么做？", en = "How does it work?" }
reference = { zh = "把各模态的特征拼接成向量。", en = "Concatenate the features into a vector." }
needs = [["拼接", "concat*"], ["特征", "feature"]]
"""
LATE = """
[[concepts]]
id = "late"
name = { zh = "晚期融合", en = "late fusion" }
aliases = ["晚期融合", "late fusion"]

[[concepts.points]]
id = "late.definition"
title = { zh = "做法", en = "How" }
look_for = { zh = "怎么做？", en = "How does it work?" }
reference = { zh = "各模态先给出预测，再投票。", en = "The models predict first and then vote." }
needs = [["投票", "vote"], ["预测", "predict*"]]
stands_alone = true
"""

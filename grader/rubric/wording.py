"""The words of Chinese and English that show negation, order, comparison, prose or a plea for marks."""

from __future__ import annotations

import re

# What is looked for in all of an answer has first how it may begin, which is soon tried.
NEGATOR = re.compile(
    r"(?=[不并千切没用别休无未而从绝毫误错]|\b(?:no|ne|ca|wi|ra|in|ha|my|wr|do|di|is|are|wa|[a-z]{2,7}n't))"
    r"(?:(?!(?<=动)不动|(?<=是)不是|(?<=对)不对|(?<=能)不能|(?<=会)不会|(?<=差)不多|(?<=如果)不|(?<=要是)不|(?<=若)不|(?<=除非)不)"
    r"不(?!然|妨|像|到[一二两三几十百千万\d]|同|均|平|一|足|够|等|断|仅|只|但|光|单|过|少|错|论|管|良|完|稳|准|匹|对齐|对称|失|得不|可或缺|可缺|止|太)"
    r"|并非(?!所有|全)|千万别|切勿|没必要|用不着|别(?=指望|想|以为)|休想|没有|没(?=用|把|能|法)|无法|无需|无须|未(?!来|必)|而非|从未|绝非|毫无|误以为|误认为|错误地"
    r"|\b(?:not(?! only| just| merely| simply| solely| necessarily| all| every| everything)|never|cannot|without|neither|nor"
    r"|no(?! matter| doubt| wonder)|rather than|instead of|hardly|nobody|no one|none(?! other)|nothing(?! but| else| more| less)|myth that|wrong to (?:say|think)|[a-z]{2,7}n't|(?:do|does|did|is|are|was|ca)nt)\b)"
)
# After a name: it is said to be no difficulty, or no method, at all.
NO_PROBLEM = re.compile(
    r"[^,。;.\n]{0,12}?(?:不是(?:什么|一个|个)?(?:问题|难点|难题|挑战)|不成问题|不存在|根本没有)"
    r"|[^,;.\n]{0,16}?\b(?:is not|isn't|are not|aren't|was never|is never|is no|are no)(?: really| actually)?"
    r" (?:a |an |any )?(?:(?:real|serious|big) )?(?:problem|challenge|issue|concern|difficulty|fusion method)\b"
    r"|[^,;.\n]{0,16}?\b(?:does not|doesn't|do not|don't) exist\b"
    r"|[^,。;.\n]{0,12}?不(?:能|该|应|应该)?算[^,。;.\n]{0,8}?(?:挑战|难题|难点|困难|难处|融合|方法|一[种类])"
    r"|[^,。;.\n]{0,8}?(?:算不上|称不上|够不上|谈不上|不成其为)[^,。;.\n]{0,8}?(?:挑战|难题|难点|困难|难处|融合|方法|一[种类])"
    r"|[^,。;.\n]{0,8}?(?:不是三[种个大类][^,。;.\n]{0,6}之一|不在(?:此列|其列|三[种个大类]))"
    r"|[^,;.\n]{0,16}?\b(?:is not|isn't|are not|aren't|was never|(?:should|would) not|(?:shouldn't|wouldn't))(?: really| actually| even| be| i| we)* (?:among|one of|count(?:ed)?|list(?:ed)?|on the list|a way of fus\w+|part of the list)\b"
    r"|[^,;.\n]{0,16}?\b(?:does not|doesn't|do not|don't|has no place)(?: really| actually)? (?:belong|count as|among)\b"
    r"|[^,;.\n]{0,20}?\b(?:i would|i'd|can be|you can) (?:strike off|strike|cross out|crossed out|crossed off|struck off)\b"
)
NO_PROBLEM_NEEDS = ("不", "没有", "n't", "no", "never", "stri", "stru", "cross")  # one of these
# “nothing beats X”, “nor is X due to …”, “fusing without X …” are all about X.
BEATEN = re.compile(r"\b(?:nothing|none of the others?|no other \w+)\b|\b(?:nor|without)\b[^,;]*$")
BEATEN_NEEDS = ("no", "without")  # one of these
# “Instead of retraining all we freeze the base”: what comes after “we” is what is done.
INSTEAD = re.compile(r"instead of|rather than|without|没有|没")
TURNS = re.compile(r"\b(?:we|i|you|they|one)\b")
# “A patient without a scan still gets an answer” denies no answer.
STILL = re.compile(r"\b(?:still|anyway)\b|照样|照常|仍|依然|依旧")
# “If you don't align them, …” says what happens, and denies nothing.
SUPPOSED = re.compile(
    r"\b(?:if|unless|whenever)\b[^,.;:]*$|(?:如果|要是|假如|若是|倘若|一旦)[^,。;:]*$"
)
# Between two negations: the second goes on with the first and doesn't cancel it.
ALSO_NEGATED = re.compile(r"[,;、]|也|又|且|和|或|\b(?:and|or|nor)\b")
DENIAL_AFTER = re.compile(
    r"(?=[是远不起没用于帮无错都说]|\b(?:is|are|of|no|ne|wo|wi|do|di))"
    r"(?:(?:是)?(?:远远)?不够的|\b(?:isn't|is not|aren't|are not) enough\b|不起(?:什么|任何)?作用|起不到(?:什么|任何)?作用|没什么意义|\b(?:of no|no) (?:use|effect|help)\b|\bno (?:real )?difference\b|(?:是|都是|说法)?(?:错误?的|不对的?|不正确|不可取)|没(?:有|什么|啥)?用(?!到|户)|用处?[都也]没有|不顶用|不管用|于事无补|帮不上|无用|用不上|不(?:会)?使用|不用它|不会用"
    r"|\b(?:is|are|would be) (?:wrong|false|incorrect|a mistake|untrue|useless|irrelevant|unnecessary|not needed)\b"
    r"|\b(?:isn't|aren't|is not|are not) (?:needed|used|useful|a (?:place|problem|challenge))\b|\b(?:do|does|did)(?: absolutely)? nothing\b|\b(?:wouldn't|won't|would not|will not|doesn't|don't|does not|do not) (?:help|work|bring|change|improve|reduce)\b|\b(?:does not|doesn't|never|do not|don't) uses?\b)"
)
DENIAL_NEXT = re.compile(
    r"\W*(?:这|该|以上|此|那)[种个些]?(?:说法|做法|观点|理解|看法|想法)?(?:其实|都|完全)?(?:是|就是)?(?:错|不对|不正确|不成立)"
    r"|\W*(?:but )?(?:this|that|which) (?:is|would be) (?:wrong|false|incorrect|not true|a mistake)\b"
)

# Where one clause ends and another begins without punctuation.
CONJUNCTION = re.compile(
    r"(?=[接然但而因所由不并从相则]|\b[bsihwat])"
    r"(?:接着|然后是|但是|但(?!凡)|而是|而(?=[^且是非不言已]|不是)|因此|所以|(?<![会不没是])因为|由于|不过|并且|而且|从而|然而|相反|则是|则(?=适|需|先|把|将|是)"
    r"|\b(?:but|because|so that|so|however|whereas|while|although|though|since|therefore|it|then there|and then|and finally|finally there|and it|and is|and can|and so)\b)"
)

# Between a name and what is said to be its own, the other way round, and where neither holds.
HOLDS = re.compile(
    r"管|给|提供|负责|承载|告诉|体现|反映|传达|看|抓|说明|交代|贡献|含|知道|表达|拿|里有|提取|是|送|交|进|喂|走|经|过|用|就|转|换|改|调|要|靠|做|出|选|跑|加权|平均|[:→]"
    r"|\b(?:tells?|gives?|carr(?:y|ies)|holds?|has|have|contains?|contributes?|supplies|provides?|shows?|reveals?|knows?|handles?|captures?|for|gets?|brings?|delivers?|yields?|adds?|conveys?|encodes?|is|are|means?|lets?|uses?"
    r"|goes|go|fed|feed|sent|passes|passed|through|into|by|change|replace|swap|retrain|extend|needs?|calls|takes?|put|puts|choose|pick|where|in which|averages|weights|weighs|joins|merges|concatenates|combines|draws|pulls)\b"
)
HELD_BY = re.compile(
    r"归|由|来自|在|交给|送进|送入|喂给|从|靠|属于|听|看|\b(?:from|for|in|into|to|by|belongs?|through|goes|comes)\b"
)
AND = re.compile(r"和|与|跟|以及|及|、|或|加|\b(?:and|or|plus|with|along)\b|as well as|&|\+")
LACKS = re.compile(
    r"[不没无缺丢漏掩]|转写|转成|识别成|而非|比|\b(?:not|no|never|miss\w*|lacks?|los[et]\w*|without|hid\w*|invisible|conceal\w*|mask\w*|cannot|than|instead|transcri\w*|turned|become\w*)\b|n't"
)

# What ties keywords into a statement.
ZH_GLUE = re.compile(
    r"的|把|将|是|会|后|再|先|并|让|使|能|可以|需要?|用|在|从|到|为|于|时|各|每|对|与|和|及|以|由|被|给|就|而|但|若"
    r"|要|又|偏|向|受|或|来(?!源)|通过|一般|越|难以|呗|选|非常|耗|吃|最|取(?!值)|自动|谁|过(?!拟合|程|滤|采样)|依据|按|一起|只|靠|拿|省|跑|切到|加上|顶不住|装不|所以|包含|含有|存在|通常|往往|过程中|消耗|处理|如果|当|其|之|这|那|有|没|不|也|都|还|更|很|较|太|比|得|了|着|成|某|做|即|叫|指|适合|适用|输入|送入|导致|因|进"
)
ZH_NOT_GLUE = re.compile(
    r"向量|双向|方向|提取|抽取|自动驾驶|自动编码|自动化|自动标注|偏差|偏置|偏移|偏见|各自|可靠|摘要|要素|主要|重要|跑分|时间|时空|时序|对齐|对比|应用|需求|性能|智能|功能|行为|端到端|有限|更新|比例|用户|使用率|不同|不均衡|不平衡|不足"
    r"|可视化|特征对|先验|后处理|后期|后融合|先进|即时|实时|生成|合成|集成|每日|进程|并行|目的|以太|因素|成本|组成|适用场景"
)
_EN_GLUE = """
a an the of to in on at by for from into onto with within over across per as and or but so if
when where while then than that which who this these those it its their they them we you your
our i is are was were be been being has have had do does can could may might must should will
would need needs let lets make makes each every both all some any one own same such more most
less few fewer much many very too not no before after first next because since there how what
why only also between together separately directly whereas ones want wants work works fit fits
suit suits require requires come comes take takes use uses using used get gets give gives feed
feeds put just like well up out about another other went goes handles processes learns predicts
combines merges averages concatenates joins stacks trains differs costs helps solves reduces
improves raises allows keeps brings shares maps reads hears runs exploits captures copes treats
receives accepts fuses votes consumes suffers happens means needing once tolerate tolerates
survive survives fail fails break breaks dominate dominates pull pulls push pushes differ drop
drops grow grows explode explodes freeze freezes split splits spread spreads shrink shrinks slow
slows ignore ignores forget forgets outvote outvotes drown drowns overwhelm overwhelms lose
loses misses arrive arrives lag lags run still
"""
EN_GLUE = frozenset(_EN_GLUE.split())
LABEL = re.compile(
    r"定义|原理|做法|思路|怎么做|适用|场景|何时|什么时候|原因|为什么|表现|解决|对策|方法|办法|措施|应对|缓解|优点|缺点|含义|是什么"
    r"|模态|融合|应用|收益|好处|价值|调整|改进"
    r"|\b(?:definition|what|how|when|why|causes?|reasons?|remed(?:y|ies)|fix(?:es)?|solutions?|use cases?|best for|suits|problem|"
    r"idea|mitigations?|pros|cons|benefits?|applications?|modalit(?:y|ies)|fusion|adjust(?:ment)?s?|scenarios?)\b"
)
LABEL_FILLER = re.compile(
    r"[\W\d_]|[和与及的用点项一二三]|如何|怎么|具体|主要|方式|情况|时候|\b(?:and|or|of|to|it|is|use|used|used for|does|do|works?|"
    r"for|in|the|a|which|where|good|best|key|short|main)\b"
)

COMPARED_BEFORE = re.compile(
    r"(?:比起?|相比于?|相较于?|不同于|不像|区别于|有别于|"
    r"\b(?:than|unlike|compared (?:to|with)|versus|vs|as opposed to|in contrast to|contrary to|different from))\s*$"
)
# “不像 X 那样……”, “unlike X, where …”: what comes after the name is said of X.
UNLIKE = re.compile(
    r"(?:不像|不同于|有别于|区别于|\b(?:unlike|as opposed to|in contrast to|contrary to))\s*$"
)
SAID_OF_OTHER = re.compile(r"(?:那样|那么|那种|一样|似的)|,? ?(?:where|which|in which|whose)\b")
# Claims of other people, and what takes them back.
HEARSAY = re.compile(
    r"(?=[有很不许常大]|\b(?:so|ma|mo|pe|a ))"
    r"(?:(?:有人|有些人|很多人|不少人|许多人|常有人|大家)(?:都|总|常常?|会|可能)?(?:说|以为|认为|觉得|讲|误会|误以为)"
    r"|\b(?:some|many|most)(?: people| folks| colleagues| of them)?(?: (?:often|always|sometimes|might|may|will|would))?"
    r" (?:say|think|claim|believe|argue|assume)\b(?: that)?|\bpeople (?:often |sometimes )?(?:say|think|claim|believe|assume)\b"
    r"|\ba (?:common|popular|frequent) (?:mistake|misconception|myth|belief)\b)"
)
TAKEN_BACK = re.compile(
    r"其实(?:不|没|并|是错)|这(?:就)?(?:是|种说法)?(?:不对|错的|误解|误会)|(?:并)?不是这样|我不(?:同意|这么看|这么认为)|恰恰相反|说反了"
    r"|\bi (?:disagree|don't (?:think so|agree|buy))|\b(?:that|this|it) is (?:wrong|not true|mistaken|false|a myth|nonsense)\b"
    r"|\b(?:that's|it's) (?:wrong|not true|false|nonsense|a myth)|\bquite the opposite\b|\bnot so\b|\bthey are (?:wrong|mistaken)\b"
)
COMPARED_AROUND = (
    re.compile(r"[与和跟同]\s*$"),
    re.compile(r"\s*(?:等)?(?:不同|相比|相反|相对|有别)"),
)
TOOL_BEFORE = re.compile(
    r"(?:用|采用|使用|利用|通过|借助|引入|依靠|靠|进行|做|"
    r"\b(?:us(?:e|es|ed|ing)|via|with|through|by|apply|applying|adopt|adopting|add|adding|need|needs))"
    r"(?: a| an| the| some|一些|一个)?\s*$"
)
NAMED_AFTERWARDS = re.compile(
    r"(?:就|那就|便|可以|最好|会|得|要)(?:选|用|挑|走|上|选择|采用|考虑)(?:用)?\s*$|(?:这(?:就|也|种|个|类|样)?|它|即|也就|就|所谓|被|一般)?(?:种|个|类|样)?(?:做法|方法|方式|问题|挑战)?\s*"
    r"(?:就|也)?(?:叫做?|称为|称作|称之为|是|属于)\s*$"
    r"|\b(?:this|that|which|it)(?: (?:approach|method|way|problem|challenge|idea|trick|recipe|setup))?"
    r"(?: is|'s| was| would be|'d be| makes| counts as| amounts to)"
    r"(?: (?:just|simply|basically|essentially|really|exactly|roughly|usually|often|then|also|all|plain|classic))*"
    r"(?: (?:called|known as|named|termed|dubbed|referred to as|what (?:we|you|they|people|folks|i|some|most|everybody|everyone)(?: people)? calls?))?"
    r"(?: the| a| an| your)?\s*$"
    r"|\b(?:called|known as|termed|named|dubbed|referred to as)(?: the)?\s*$"
    r"|\bcall(?:s|ed)? (?:it|this|that|these|them)(?: the)?\s*$"
    r"|\b(?:go for|go with|opt for|pick|choose|reach for|i'd use|i would use|i use|we use)(?: the| an?)?\s*$"
)
# “They are alike, so late fusion”: all that stands in a clause before the name.
CHOSEN = re.compile(
    r"\s*(?:那|那么|所以|so |then |hence )?(?:用|选|采用|选用|考虑|挑|use|choose|pick|take)(?: the)?\s*"
)
# Between two names for what is said to be the same.
ALSO_CALLED = re.compile(
    r"[\W_]*(?:(?:也|又|亦|或|它|其实|有时|一般|通常|常常?|往往|大家|行话|业内|学界|英文里?|英语里?|中文里?)\W?){0,4}"
    r"(?:叫做?|被?称|称为|称作|写作|名为?|就是(?:大家(?:常|所)?说的)?|即|是所谓的?|俗称|通称|统称|别名(?:是|叫|为)?)[\W_]*"
    r"|[\W_]*(?:(?:which|that|it)(?: is|'s| the \w+)? |is )?(?:simply |just )?(?:also|otherwise|sometimes|often|better|commonly|usually|generally|properly) (?:called|known as|termed|named|referred to as)(?: the)?[\W_]*"
    r"|[\W_]*(?:(?:which|that) )?(?:is )?(?:simply |just )?(?:another|the other) (?:word|name|term) for[\W_]*"
    r"|[\W_]*(?:(?:which|that) )?goes by the name of[\W_]*"
    r"|[\W_]*(?:which the \w+ call|which (?:people|they|we) call|in other words|equals|aka|a\.k\.a\.?|i\.e\.?)[\W_]*"
    r"| ?= ?"
)
IN_BRACKETS = re.compile(r" ?[(\[](?:英文|即|又称|也叫|或|or|i\.e\.,?)? ?[)\]]")
# What begins a sentence that names its subject only afterwards.
CONDITION = re.compile(
    r"\s*(?:(?:so|and|but|then)\s+)?(?:if|when|whenever|should)\b|\s*(?:那|所以|但是?)?(?:要是|如果|假如|倘若|遇到|碰到|遇上|碰上)"
)
CALLED = re.compile(
    r"\s*(?:这|那|即|也就是|就叫|称|叫|行话|业内|大家|通常|一般(?:把|管|称|叫)|this|that|which|it is called|it's called|called|known as"
    r"|(?:(?:most )?people|we|they|folks|everybody|everyone|i|you(?: can| could|'d)?|textbooks|papers)(?: would|'d| usually| often| like to| tend to)* call)"
)
REFERS_BACK = re.compile(
    r"\s*(?:(?:所以|因此|而且|并且|也就是说|so|and|then),?\s*)?(?:它|这种?|这样|此时|其|\b(?:it|its|this|that is|these|here|there|you|we)\b)"
)
RESPECTIVELY = re.compile(r"分别|依次|\brespectively\b")
_ORDINAL_GOES_ON = (
    r"(?= (?:ones?|approach|method|way|challenge|is|are|suits?|fits?|works?|needs?|for|uses?|takes?|lets?|"
    r"[a-z]{3,12}(?:s|es))\b|[,:])"
)
ORDINALS: tuple[re.Pattern[str], ...] = (
    re.compile(r"第一[种个类项]|前者|\bthe former\b|\bthe first" + _ORDINAL_GOES_ON),
    re.compile(r"第二[种个类项]|\bthe second" + _ORDINAL_GOES_ON),
    re.compile(r"第三[种个类项]|\bthe (?:third|last)" + _ORDINAL_GOES_ON),
)
FORMER = re.compile(r"前者|\bthe former\b")
LATTER = re.compile(r"后者|\bthe latter\b")
ORDINALS_NEED = ("者", "第", "the f", "the s", "the t", "the l")  # one of these, as those two do
NEW_ITEM = re.compile(
    r"\s*(?:第[二三]|其次|再次|再者|此外|另外|另一[种个类](?=[^,。;.]{0,3}(?:是|叫|呢|就|的话|嘛|方|办|做|思路|路|融|挑|难|问|坑|麻|,|:))|还有一?[种个类]|最后一?[种个类]|"
    r"(?:second|secondly|third|thirdly|another|the other|the second|the third|next(?! to)|lastly)\b)"
)
_FILLERS = r"(?:然后|那么|那|嗯+|呃+|啊|额|好|接着|而|再|至于|对|就是|so|and|then|um|uh|okay|ok|well|now|or|but|yeah|right|like|,|\s)*"
NEW_ITEM_INSIDE = re.compile(
    r"\s*"
    + _FILLERS
    + r"(?:(?:最后|其次|再次|再者|第[二三四]|另外)(?:[一]?[个种类项点])?的?(?:就?是|呢|话|,|难|挑战|问题)"
    r"|第[二三四][个种类项点]|另外?一[个种类](?=[^,。;.]{0,3}(?:是|叫|呢|就|的话|嘛|方|办|做|思路|路|融|挑|难|问|坑|麻|,|:))|[还再](?:有|来)(?:就是)?一[种个类]|[还再](?:就是)?一[种个类](?=[^,。;.]{0,3}(?:是|叫|呢|就|的话|嘛|方|办|做|思路|路|融|挑|难|问|坑|麻|,|:))|再有就是|还有就是|最后一?[种个类项点]|剩下(?:的|那)?[一]?[种个]"
    r"|(?:the )?(?:second|third|last|next|other)(?: (?:one|way|thing|option|approach|method|challenge|problem|issue|is|would|big))\b"
    r"|(?:secondly|thirdly|finally|lastly)\b|(?:option|number|type|way|flavou?r) (?:two|three|[bc23])\b|another (?:one|way|option|thing|approach)\b|(?:two|three) is\b)"
)

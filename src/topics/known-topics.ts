/**
 * The topics that come with the program, in the syntax of `content/topics.txt` (see `parseTopics`). Names of several
 * words are also found written as one, and any version may follow a name: neither is to be listed.
 *
 * A name that is also an ordinary word stands in quotes, so that only its own upper and lower case count, or is left to
 * its longer forms (`Figure AI`); what only looks like a name is excepted behind it.
 */
export const knownTopics = `
[公司]
OpenAI = Open AI
Anthropic
Google = 谷歌, Alphabet
Google DeepMind = DeepMind
"Meta" = META, Meta AI, Facebook, 脸书, -Meta Prompt, -Meta Prompts, -Meta Prompting, -Meta Learning, -Meta Analysis, -Meta Description, -Meta Data, -Meta Tag, -Meta 分析, -Meta 学习, -Meta 提示, -Meta 信息
Microsoft = 微软, MSRA
"Apple" = 苹果, -苹果树, -苹果园, -苹果汁, -红苹果, -青苹果, -个苹果, -苹果派, -吃苹果, -苹果味
NVIDIA = 英伟达, 輝達
Amazon = 亚马逊, AWS, -亚马逊雨林, -亚马逊河, -Amazon Rainforest
"Tesla" = 特斯拉, -特斯拉线圈, -Tesla V100, -Tesla T4, -Tesla P100
xAI = x.ai
SpaceX
Neuralink
"Intel" = 英特尔
AMD
Qualcomm = 高通, -高通量, -高通胀, -高通过率, -高通道
台积电 = TSMC
三星 = Samsung, -三星堆, -三星级, -三星期, -米其林三星
IBM
"Oracle" = 甲骨文, -甲骨文字
Salesforce
Adobe
Databricks
"Snowflake"
Hugging Face = 抱抱脸, HF Spaces
"Cohere"
Mistral AI
Stability AI = StabilityAI
"Runway" = RunwayML, "runway", -of runway, -the runway, -our runway, -your runway, -cash runway, -a runway
Perplexity AI = "Perplexity"
Character.AI = Character AI
Inflection AI
Adept AI
"Scale AI"
Groq
Cerebras
SambaNova
"Together AI"
"Replicate" = -Replicate the, -Replicate this, -Replicate a
Fireworks AI
Lepton AI = @LeptonAI
Black Forest Labs = 黑森林实验室
Cognition AI = Cognition Labs
Glean
AI21 = AI21 Labs
DeepL
Grammarly
中科闻歌 = 闻歌
"Luma" = Luma AI, Luma Labs, Dream Machine
"Pika" = Pika Labs, Pika 1.0
ElevenLabs = Eleven Labs, 11 Labs
HeyGen
Synthesia
Suno
Udio
"Figure AI" = Figure 01, Figure 02
波士顿动力 = Boston Dynamics
宇树科技 = 宇树, Unitree
优必选 = UBTECH
阿里巴巴 = 阿里, 阿里云, 达摩院, Alibaba, 阿里达摩院, 通义实验室, -阿里山, -阿里嘎多
字节跳动 = 字节, ByteDance, 火山引擎, -字节数, -字节流, -字节码, -字节对, -个字节, -多字节, -双字节, -单字节, -字节序, -每字节, -位字节, -字节级, -太字节, -吉字节, -兆字节, -千字节
腾讯 = Tencent, 鹅厂
百度 = Baidu, -百度网盘, -百度一下
华为 = Huawei, 诺亚方舟实验室
小米 = Xiaomi, -小米粥
快手 = Kuaishou, -快手菜
美团 = Meituan
京东 = JD.com
网易 = NetEase
科大讯飞 = 讯飞, iFLYTEK
商汤 = 商汤科技, SenseTime
旷视 = Megvii
智谱 = 智谱 AI, 智谱清言, Zhipu AI, Zhipu, Z.ai
月之暗面 = Moonshot AI
零一万物 = 01.AI
百川智能 = 百川, Baichuan
MiniMax = 稀宇
阶跃星辰 = StepFun
面壁智能 = ModelBest
生数科技 = Shengshu
昆仑万维 = Kunlun
猎户星空 = OrionStar
出门问问 = Mobvoi
小红书 = Xiaohongshu
红杉资本 = 红杉, Sequoia, -红杉树
a16z = Andreessen Horowitz
Y Combinator = "YC"
Airbnb = 爱彼迎
Netflix = 网飞, 奈飞
Spotify
Shopify
"Stripe"
BuzzFeed
Goldman Sachs = 高盛
Waymo
Safe Superintelligence = "SSI"
Moderna
Klarna
Canonical

[机构]
斯坦福大学 = 斯坦福, Stanford
麻省理工学院 = "MIT", 麻省理工, -MIT 协议, -MIT 许可, -MIT 许可证, -MIT License, -MIT 开源
加州大学伯克利分校 = UC Berkeley, 伯克利, Berkeley
卡内基梅隆大学 = "CMU", 卡内基梅隆, 卡耐基梅隆, Carnegie Mellon
哈佛大学 = 哈佛, Harvard
普林斯顿大学 = 普林斯顿, Princeton
牛津大学 = 牛津, Oxford
剑桥大学 = University of Cambridge
清华大学 = 清华, Tsinghua
北京大学 = 北大, Peking University, -东北大学, -西北大学, -河北大学, -湖北大学, -华北大学, -台北大学, -东北大, -西北大, -北大荒, -北大西洋
复旦大学 = 复旦, Fudan
浙江大学 = 浙大
上海交通大学 = 上海交大, 上交大, SJTU
中国科学技术大学 = 中科大, USTC
中国科学院 = 中科院
香港科技大学 = 港科大, HKUST
香港中文大学 = 港中文, CUHK
香港大学 = 港大
新加坡国立大学 = NUS
南洋理工大学 = NTU, 南洋理工
上海人工智能实验室 = 上海 AI 实验室, Shanghai AI Lab
智源研究院 = 北京智源, 智源, BAAI
欧盟 = European Union
"TED" = TED 演讲, TED Talk, TED Talks
WWDC
诺贝尔奖 = 诺奖, Nobel Prize
图灵奖 = Turing Award
"Nature" = -Nature of, -In Nature, -by Nature, -Mother Nature

[模型]
GPT-4 = GPT-4V, GPT-4 Turbo, GPT-4 Vision, GPT-4-32k
GPT-4o = ChatGPT-4o, GPT-4o mini
GPT-4.5
GPT-5
GPT-3.5 = GPT-3.5 Turbo
GPT-3
GPT-2
OpenAI o1 = "o1", o1-preview, o1-mini
OpenAI o3 = "o3", o3-mini
CriticGPT
gpt2-chatbot
DALL-E = DALLE
"Sora" = OpenAI Sora
"Whisper" = Whisper Large, Whisper V3, Whisper API, whisper.cpp, Whisper 模型
"CLIP" = OpenAI CLIP
Claude = 克劳德, Claude Sonnet, Claude Opus, Claude Haiku, "Sonnet", "Haiku", -Jean-Claude, -Claude Shannon, -Claude Monet, -Claude Debussy, -Claude Lévi
"Gemini" = Gemini Pro, Gemini Ultra, Gemini Flash, Gemini Nano, Gemini Advanced, "gemini", -Gemini season, -Project Gemini
Gemma
"PaLM"
"Imagen"
"Veo"
AlphaFold
AlphaGeometry = Alpha Geometry
AlphaGo = AlphaZero
AlphaCode
AlphaCodium
FunSearch
VideoPoet
"Phi" = Phi-1, Phi-1.5, Phi-2, Phi-3, Phi-3.5, Phi-4, Phi 系列, -Phi 值
Florence-2
VASA-1
Orca 2
WizardLM = WizardCoder, WizardMath
Llama = 羊驼, Code Llama, TinyLlama, Meta-Llama, -Llama Index, -Llama.cpp
Meta Chameleon
"Segment Anything" = "SAM", SAM 2, TinySAM, 切分任意物体, -Sam Altman
SeamlessM4T = SeamlessStreaming, Seamless Communication
MusicGen = AudioCraft
Mistral
Mixtral = Dolphin-Mixtral
通义千问 = Qwen, 千问, 通义, QwQ, Tongyi Qianwen, -通义听悟, -通义万相
DeepSeek = 深度求索
Yi 模型 = Yi-34B, Yi-6B, Yi-9B, Yi-VL, Yi-Large
GLM = ChatGLM, GLM-4
CogVideo = CogVideoX, 清影
Kimi = Kimi Chat
文心一言 = 文心, ERNIE Bot, ERNIE, 文小言, -文心雕龙
豆包 = Doubao
盘古大模型 = 盘古 Agent, 盘古模型
混元 = Hunyuan, 腾讯混元
讯飞星火 = 星火大模型, 星火认知
书生 = InternLM, InternVL, 书生浦语, 书生万象, -书生意气
MiniCPM
Skywork = 天工, -巧夺天工, -天工开物
Orion-14B = Orion-14B 系列
MAP-Neo
Command R = Command R+, Command R Plus
"Grok" = Grok-1, Grok-2, "grok-1"
Nemotron
DBRX
OLMo
OpenELM
Apple Intelligence = Apple 智能, 苹果智能
Stable Diffusion = "SD3", SDXL, SDXL Turbo, Stable Diffusion XL, SD 1.5, SD 3
Stable Video Diffusion = "SVD", SVD-XT, SVDXT
Stable Audio = Stability Audio
FLUX = "FLUX.1", Flux.1
ControlNet
IP-Adapter = IPAdapter
AnimateDiff
InstantID
InstantStyle
PhotoMaker
AnyText
Animate Anyone = AnimateAnyone
DreaMoving
I2VGen-XL
Make-A-Video
Emu Video
Make-A-Character
"EMO"
可灵 = Kling, 可灵 AI
即梦 = Dreamina
海螺 AI = Hailuo
Vidu
Gen-2 = -PCIe Gen 2, -USB 3.2 Gen 2
Gen-3 = Gen-3 Alpha
LLaVA
Vicuna
Alpaca
OpenChat
Zephyr
Starling-7B = Starling-LM
OpenHermes = Nous Hermes, Hermes 2, Hermes 3
"BERT"
"YOLO"
RWKV
Recraft
Movie Gen
"Mamba" = Mamba 模型
"KAN" = Kolmogorov-Arnold, KANs
"LSTM" = xLSTM
GPT-SoVITS
ChatTTS
OpenVoice
VALL-E
SadTalker
"Hallo"
Paraformer = FunASR
"BGE" = bge-m3, bge-large
DocLLM
"Octo"
Mobile ALOHA = "ALOHA"
OK-Robot

[方法]
大语言模型 = LLM, LLMs, 大模型, 语言模型, Large Language Model, Large Language Models, Language Model, Language Models, -视觉语言模型, -小语言模型, -小型语言模型
小模型 = SLM, 小语言模型, 小型语言模型, Small Language Model, Small Language Models, 端侧模型
多模态 = Multimodal, Multi-modal, MLLM, LMM, VLM, 视觉语言模型, Vision Language Model
RAG = "RAG", "RAGs", 检索增强生成, 检索增强, 检索增强型生成, Retrieval-Augmented Generation, Retrieval Augmented, GraphRAG, Self-RAG
提示词 = Prompt, Prompts, Prompting, 提示工程, 提示词工程, Prompt Engineering, Prompt Engineer, 提示語, -Command Prompt, -promptly
提示词注入 = Prompt Injection, 越狱, Jailbreak, Jailbreaking
微调 = Fine-tuning, Fine-tune, Fine-tuned, Finetune, Finetuning, "SFT", -稍微调, -略微调, -轻微调, -细微调, -微调整
LoRA = "LoRA", "Lora", "LORA", QLoRA, DoRA
智能体 = AI Agent, Agent, Agents, AI Agents, Agentic, 多智能体, Multi-Agent, 智能代理, -User Agent, -Travel Agent, -Real Estate Agent, -Success Agent, -Service Agent, -Support Agent, -Sales Agent, -智能体系, -智能体验, -智能体现, -智能体育, -智能体检, -智能体重, -智能体温, -智能体制
混合专家 = "MoE", "MOE", 专家混合, 混合专家模型, Mixture of Experts
Transformer = Transformers, Vision Transformer
注意力机制 = Attention Mechanism, Self-Attention, FlashAttention, Flash Attention, 自注意力
扩散模型 = Diffusion Model, Diffusion Models, "DiT", Diffusion Transformer, 潜在扩散
强化学习 = Reinforcement Learning
RLHF = "RLHF", 人类反馈强化学习, "DPO", "PPO", 偏好优化, Preference Optimization
思维链 = Chain of Thought, "CoT", 思维树, Tree of Thoughts, 链式思考
零样本与少样本 = 少样本, Few-shot, Zero-shot, 零样本, 上下文学习, In-context Learning
长上下文 = 上下文窗口, 上下文长度, Context Window, Context Length, Long Context, 长文本, 超长上下文, 大海捞针
向量数据库 = Vector Database, Vector Databases, Vector Store, 向量检索, Vector Search, 向量搜索, Pinecone, Weaviate, Qdrant, Milvus, pgvector
Embedding = 嵌入表示, Embeddings, 词嵌入, 文本嵌入, 向量嵌入, 嵌入向量, 嵌入模型, 向量化
重排 = Rerank, Reranker, Reranking, 重排序, -重排版
语义搜索 = Semantic Search, 混合检索, Hybrid Search
知识图谱 = Knowledge Graph, Knowledge Graphs
模型量化 = Quantization, Quantized, 量化版, 量化版本, 量化模型, 训练后量化, 无损量化, 量化微调, GGUF, GPTQ, "AWQ", int4, int8, 4-bit, 8-bit
蒸馏 = 知识蒸馏, Distillation, -蒸馏水, -蒸馏酒, -蒸馏器
合成数据 = Synthetic Data
预训练 = Pre-training, Pretraining, Pretrained, 预训练模型
规模定律 = Scaling Law, Scaling Laws, 规模化定律, 缩放定律, 规模法则
推理加速 = 推测解码, 投机解码, Speculative Decoding, KV Cache, KV 缓存, 推理优化
分词器 = Tokenizer, Tokenization
函数调用 = Function Calling, Tool Use, 工具调用, Function Call
MCP = "MCP", Model Context Protocol, 模型上下文协议
计算机操作 = Computer Use
语音模式 = 高级语音, Advanced Voice, Voice Mode, Realtime API, 语音对话, 实时语音
结构化输出 = Structured Output, Structured Outputs, Structured Data, JSON Mode, JSON 模式
幻觉 = Hallucination, Hallucinations, Hallucinate
可解释性 = Interpretability, 可解释 AI
AI 对齐 = 超级对齐, Superalignment, AI Alignment, 对齐问题, 对齐研究, 价值对齐, 对齐团队, 对齐技术, 模型对齐, 进行对齐, Weak-to-strong, -左对齐, -右对齐
AI 安全 = AI Safety
AI 监管 = 人工智能监管, AI Act
AGI = 通用人工智能, 人工通用智能
超级智能 = Superintelligence, 超级人工智能, 超人类人工智能, "ASI"
世界模型 = World Model, World Models
具身智能 = Embodied AI
机器人 = Robot, Robots, Robotics, 人形机器人, Humanoid, -聊天机器人, -对话机器人, -客服机器人, -机器人客服, -robots.txt, -Slack 机器人, -回形针机器人, -问答机器人, -微信机器人, -群机器人, -Discord 机器人, -Telegram 机器人
聊天机器人 = Chatbot, Chatbots, 对话机器人
自动驾驶 = Self-driving, Autonomous Driving, "FSD", 无人驾驶, 辅助驾驶, Robotaxi
脑机接口 = "BCI", 脑机, 人机接口
机器学习 = Machine Learning
深度学习 = Deep Learning
神经网络 = Neural Network, Neural Networks, Neural Net, Neural Nets
计算机视觉 = Computer Vision, 视觉模型, 图像识别, 图像分割, 目标检测
文生图 = 图像生成, AI 绘画, AI 画图, AI 图像, 文本生成图像, 生成图像, 生成图片, AI 生图, Text-to-image, Image Generation, AI Art
文生视频 = 视频生成, 图像生成视频, 图片生成视频, 生成视频, 图生视频, AI 视频, Text-to-video, Image-to-video, Video Generation
图像编辑 = 局部重绘, 图像修复, 抠图, Inpainting, Outpainting, 去背景
数字人 = 虚拟人, 说话视频, Talking Head, Lip Sync, 对口型, -数字人民币, -数字人才, -数字人文, -数字人生
语音合成 = "TTS", Text-to-speech, 文字转语音, 文本转语音, 语音生成
语音识别 = "ASR", "STT", Speech-to-text, Speech Recognition, 语音转文字, 语音转文本
语音克隆 = 声音克隆, Voice Cloning, 克隆声音
AI 音乐 = 音乐生成, 生成音乐, Music Generation, 音乐模型
3D 生成 = 文生 3D, 高斯泼溅, Gaussian Splatting, 高斯 Splatting, 4D 高斯, 3D 高斯, "NeRF", 3D 头像, 生成 3D, 3D 建模
AI 编程 = AI Coding, 代码生成, Code Generation, 编程助手, AI 程序员, AI 结对编程, 与 AI 结对编程, AI 编码, 编码助手, AI-assisted, 编程代理, Coding Agent, Vibe Coding, AI 写代码
AI 搜索 = AI Search, 生成式搜索, AI 搜索引擎
机器翻译 = Machine Translation, AI 翻译, 翻译工作流, 实时翻译, 语音翻译
OCR = "OCR", 文档解析, PDF 解析, 解析 PDF
AI 写作 = AI Writing, 写作助手, Writing Tools
AI 教育 = AI Education, AI 家教, Khanmigo, 可汗学院
AI 医疗 = 医疗 AI, AI 制药, 药物开发, 药物发现, 医疗领域, Med-PaLM, Med-Gemini, MedPrompt
就业 = 失业, 裁员, 工作岗位, 饭碗, 求职, 就业市场, Layoffs
版权 = Copyright, -版权须知, -版权所有
评测基准 = Benchmark, Benchmarks, 基准测试, "MMLU", HumanEval, 大模型评测
开源模型 = Open-source Model, Open Source Models, 开源大模型, 开源大语言模型, 开源 LLM, 开源 AI
GPU = GPUs, 算力, 显卡, "H100", "A100", "H200", "B200"
AI 芯片 = "TPU", "NPU", "MTIA", 定制芯片
Q* = Q*算法, Q-Star
e/acc = 有效加速主义

[人物]
Sam Altman = Altman, 奥特曼, 山姆·奥特曼, 萨姆·奥特曼, 阿尔特曼, @sama, -奥特曼打小怪兽, -迪迦奥特曼, -赛罗奥特曼
Elon Musk = 马斯克, Musk
Andrej Karpathy = Karpathy, 卡帕西, "Andrej"
Ilya Sutskever = Sutskever, 伊尔亚, "Ilya"
Greg Brockman = Brockman
Mira Murati = Murati
Jan Leike
John Schulman = Schulman
Lilian Weng
Jason Wei
Helen Toner
Tim Brooks
Bill Peebles
Dario Amodei = Amodei
Chris Olah
Amanda Askell
Alex Albert = @alexalbert__
Demis Hassabis = Hassabis, 哈萨比斯
Jeff Dean
Sundar Pichai = Pichai, 皮查伊
Geoffrey Hinton = Hinton, 辛顿
Yann LeCun = LeCun, 杨立昆
Yoshua Bengio = Bengio
吴恩达 = Andrew Ng, @AndrewYNg
李飞飞 = Fei-Fei Li
Mark Zuckerberg = Zuckerberg, 扎克伯格, 小扎
Satya Nadella = Nadella, 纳德拉
Bill Gates = 比尔·盖茨, 盖茨, -盖茨比, -盖茨堡
Steve Jobs = 乔布斯
Tim Cook = 库克, -库克船长, -库克群岛
Jony Ive = Johnathan Ive, Jonathan Ive
黄仁勋 = Jensen Huang, 老黄, "Jensen", -老黄牛, -老黄历
Jim Fan = @DrJimFan
Lex Fridman = "Lex"
Mustafa Suleyman = Suleyman
Reid Hoffman
Peter Thiel
Marc Andreessen
Jeff Bezos = 贝佐斯, Bezos
Brian Chesky = Chesky
Paul Graham
Emad Mostaque = Emad
Harrison Chase = @hwchase17
Jerry Liu = @jerryjliu0
Simon Willison
Ethan Mollick = @emollick
Linus Torvalds = "Linus"
John Carmack = Carmack
François Chollet = Francois Chollet, Chollet
Arthur Mensch
Aravind Srinivas = "Aravind"
Leopold Aschenbrenner
Dwarkesh Patel = Dwarkesh
Noam Brown
Noam Shazeer
Alec Radford
Logan Kilpatrick = @OfficialLoganK
Mike Krieger
Scott Wu
Alexandr Wang
Guillermo Rauch = @rauchg
Pieter Levels = @levelsio
何恺明 = 何凯明, Kaiming He
唐杰
李沐 = Mu Li
沈向洋
Ray Kurzweil = Kurzweil, 库兹韦尔
Yuval Noah Harari = Harari, 赫拉利
Sebastian Raschka = @rasbt
Jeremy Howard
Richard Sutton
Chip Huyen = @chipro
Thomas Dohmke
David Holz
Robin Li = 李彦宏
李开复 = Kai-Fu Lee
傅盛
王小川
雷军 = 雷总
周鸿祎
杨植麟
梁文锋
贾扬清 = Yangqing Jia
蔡崇信 = Joe Tsai
宝玉 = @dotey, 宝玉老师
歸藏 = 归藏, @op7418, guizang
李继刚
刘群
理查德·费曼 = 费曼, Richard Feynman, Feynman

[产品]
ChatGPT = Chat GPT, ChatGPT Plus
"GPTs" = GPT Store, GPT 商店
Assistants API = Assistant API, Assistant AI
"Bard"
GitHub = -.github.io, -github.com, -GitHub:, -GitHub 地址, -GitHub 链接, -GitHub 仓库
Copilot = GitHub Copilot, Copilot+, Microsoft Copilot, -Kimi Copilot
"Cursor"
"Devin"
SWE-agent
SWE-bench
Windsurf
Replit
Vercel = v0.dev
VS Code = VSCode, Visual Studio Code
Aider = Aider Chat
Cline
Codeium
Tabnine
Bolt.new
"Lovable"
Claude Code
Codex = OpenAI Codex, Codex CLI
"Manus"
Genspark
Monica = Monica AI
Napkin AI
OpenHands = OpenDevin
"Artifacts" = Claude Artifacts
NotebookLM
"Poe" = -Allan Poe
Coze = 扣子, -粒扣子, -颗扣子, -扣子眼, -系扣子, -解扣子, -钮扣子
Dify = langgenius
FastGPT
LangChain = LangGraph, LangSmith
LlamaIndex = llama_index, @llama_index
DSPy
"AutoGen"
CrewAI
MetaGPT
AutoGPT
AppAgent
RAGFlow
Jina AI = "Jina", Jina Reader
Firecrawl
LobeChat = Lobe Chat
HuggingChat
Open WebUI
Ollama
LM Studio
llama.cpp
llm.c
nanoGPT
vLLM
"MLX" = "mlx"
PyTorch
TensorFlow
CUDA
Gradio
ComfyUI = Comfy UI
Midjourney = "MJ"
Visual Electric
Civitai
Ideogram
"Krea" = KREA AI
Magnific AI = Magnific
Adobe Firefly = "Firefly"
Leonardo AI = Leonardo.ai
Canva
Figma
剪映 = CapCut
抖音 = Douyin
TikTok
微信 = WeChat, 微信小程序
飞书 = Feishu
"Notion" = Notion AI, -Notion of
Obsidian
Heptabase
Readwise
Raycast
Zapier
沉浸式翻译 = Immersive Translate
Flowith
elmo.chat = Elmo Chat
devv.ai = "Devv", Devv AI
ThinkAny
秘塔 = 秘塔搜索, Metaso
SearchGPT
Arc 浏览器 = Arc Browser, Arc Search
Chrome = 谷歌浏览器
Google AI Studio = AI Studio
Azure
Cloudflare = CloudFlare Workers
Teachable Machine
通义听悟
Bing = 必应, New Bing
Rabbit R1 = "R1", -DeepSeek R1
AI Pin = Humane AI, "Humane"
Vision Pro = Apple Vision Pro
iPhone
iPad
"Mac" = macOS, MacBook
Siri
Meta Quest = "Quest 3"
Ray-Ban Meta = Ray-Ban
YouTube = 油管
Twitter = 推特
Reddit
Bilibili = B 站, 哔哩哔哩
微博 = Weibo
知乎 = Zhihu
"Discord"
arXiv
LMSYS = Chatbot Arena, LMArena, lmsys
OpenRouter
Kaggle
Stack Overflow = StackOverflow
Product Hunt
Hacker News = "HN"
fast.ai
DeepLearning.AI
3Blue1Brown
FFmpeg
WebGPU
Python
JavaScript = Node.js
TypeScript
"React" = React.js, -React to
Next.js
Tailwind CSS = Tailwind
"Windows"
Android = 安卓
"Rust"
Go 语言 = Golang, Go 语言之父
"Spline" = -B-Spline
Screenshot to Code
Memo AI
DreamBooth = HyperDreamBooth
`

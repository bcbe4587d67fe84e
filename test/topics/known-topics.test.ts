import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createNameFinder } from '../../src/topics/find-names.ts'
import { listKnownTopics } from '../../src/topics/read-topics.ts'

const find = createNameFinder(listKnownTopics())

/** Texts, and the topics that the list of the program finds in them. */
const cases: readonly (readonly [text: string, ...topics: string[]])[] = [
  // Names that are also words.
  ['Meta 发布了新模型', 'Meta'],
  ['meta description 和 Meta Prompting', '提示词'],
  ['苹果发布会', 'Apple'],
  ['院子里的苹果树结了红苹果，an apple a day'],
  ['字节又发论文了', '字节跳动'],
  ['每个汉字三个字节，32 太字节'],
  ['MIT 的课程', '麻省理工学院'],
  ['代码按 MIT 协议开源'],
  ['Runway 融资了', 'Runway'],
  ['18 months of runway'],
  ['用 Claude 写诗', 'Claude'],
  ['Jean-Claude and Claude Shannon'],
  ['高通的芯片', 'Qualcomm'],
  ['高通量测序与高通胀'],
  ['在北大读书', '北京大学'],
  ['东北大学的同学'],
  ['盖茨的博客', 'Bill Gates'],
  ['了不起的盖茨比'],
  ['奥特曼被罢免', 'Sam Altman'],
  ['他在看迪迦奥特曼'],
  ['Notion 更新了', 'Notion'],
  ['Notion of a set, and Replicate the result'],
  ['看一场 TED 演讲', 'TED'],
  ['Ted Chiang 的小说'],
  ['今天有点 emo 了'],
  // Words of Chinese inside longer ones.
  ['模型的微调', '微调'],
  ['稍微调整一下，略微调大'],
  ['一个智能体', '智能体'],
  ['人工智能体系，更好的智能体验'],
  ['人形机器人', '机器人'],
  ['聊天机器人', '聊天机器人'],
  ['数字人民币'],
  // Versions, and names inside others.
  ['Llama3, llama-3 与 Llama 3.1', 'Llama'],
  ['llama.cpp 和 LlamaIndex', 'llama.cpp', 'LlamaIndex'],
  ['GPT4 与 GPT-4V', 'GPT-4'],
  ['GPT-4o mini', 'GPT-4o'],
  ['GPT-4.5', 'GPT-4.5'],
  ['Command R+', 'Command R'],
  ['通义听悟', '通义听悟'],
  ['Go 语言之父', 'Go 语言'],
  ['Go to sleep, let it go'],
  ['Rabbit R1', 'Rabbit R1'],
  ['DeepSeek R1', 'DeepSeek'],
  ['project.github.io 上的文档'],
  // Other scripts, widths and spellings.
  ['輝達與英偉達', 'NVIDIA'],
  ['ＯｐｅｎＡＩ、Open AI、openai', 'OpenAI'],
  ['HuggingFace / Hugging Face / 抱抱脸', 'Hugging Face'],
  ['@AndrewYNg 与吴恩达', '吴恩达'],
]

for (const [text, ...topics] of cases) {
  test(`the list finds ${topics.join(', ') || 'nothing'} in: ${text}`, () => {
    assert.deepEqual([...new Set(find(text).map(({ topic }) => topic.name))], topics)
  })
}

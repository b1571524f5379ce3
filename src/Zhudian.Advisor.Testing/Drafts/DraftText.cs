using System.Text;

namespace Zhudian.Advisor.Testing.Drafts;

/// <summary>Drafts as a rule file to read, correct and copy from.</summary>
public static class DraftText
{
    /// <summary>The file: by rule file, each draft with what it covers and what was changed.</summary>
    public static string Write(DraftReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("---\n标题: 用例草稿（待专家核对）\n语言版本: 1\n---\n# 用例草稿（待专家核对）\n\n");
        text.Append("这些用例由现有用例改一两处得来，或由表行的界限得来，走到了现有用例没有走到的地方。期望值是现行规则给出的，不是标准给出的：逐条按条文或手算核对、写明算式之后，才能抄进用例文件；核对不了的删去。\n");
        foreach (var file in report.Drafts.GroupBy(d => d.Covers[0].Location.Path, StringComparer.Ordinal))
        {
            text.Append("\n## 草稿：").Append(file.Key).Append('\n');
            foreach (var draft in file)
            {
                text.Append('\n');
                foreach (var item in draft.Covers)
                {
                    text.Append("- 走到 ").Append(item.Owner).Append("（").Append(item.Location).Append("）：").Append(item.Text.ReplaceLineEndings(" ")).Append('\n');
                }

                text.Append(draft.From.Length > 0 ? $"- 由 {draft.From} 改：{draft.Change}\n\n" : $"- {draft.Change}\n\n");
                if (draft.Heading.Length > 0)
                {
                    text.Append("### ").Append(draft.Heading).Append("\n\n");
                }

                text.Append(draft.Text);
            }
        }

        return text.ToString();
    }
}

using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Reports.Publishing.Reading;

/// <summary>Ids that links of a draft can point to.</summary>
/// <param name="report">Where problems go.</param>
internal sealed class AnchorIds(Action<Severity, string, int, string, string?> report)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Takes an id for a place; false, and a problem, when it cannot have it.</summary>
    public bool Use(string id, int line)
    {
        if (id.Length > 120)
        {
            report(Severity.Error, "PUB026", line, "编号过长", "编号最多 120 字");
            return false;
        }

        if (!_ids.Add(id))
        {
            report(Severity.Error, "PUB026", line, $"编号 #{id} 用了两次", "编号在全文中唯一");
            return false;
        }

        return true;
    }
}

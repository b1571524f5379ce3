using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>The closed list of machine blocks (RULES.md §2).</summary>
internal enum RawBlockKind
{
    /// <summary>Table, top-left 字段.</summary>
    Vocabulary,

    /// <summary>Table, top-left 枚举.</summary>
    Enumeration,

    /// <summary>Table, top-left 单位.</summary>
    Units,

    /// <summary>Table, top-left 派生量.</summary>
    Derived,

    /// <summary>Table, top-left 参数.</summary>
    Parameters,

    /// <summary>Table, top-left X.Y.</summary>
    Reference,

    /// <summary>Table, top-left a hit policy and a header that starts with →.</summary>
    DecisionTable,

    /// <summary>Table, top-left 用例.</summary>
    Cases,

    /// <summary>Table, top-left 不可编码.</summary>
    OpenNorms,

    /// <summary>Fence <c>rule</c>.</summary>
    Rule,

    /// <summary>Fence <c>case</c>.</summary>
    Case,
}

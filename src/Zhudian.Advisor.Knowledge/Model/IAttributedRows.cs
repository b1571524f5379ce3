using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>Rows of reference data that know their own attributes (row columns 依据 and 核验, else those of the block).</summary>
public interface IAttributedRows
{
    /// <summary>Attributes of a row after inheritance.</summary>
    BlockAttributes AttributesOf(int row);

    /// <summary>Where a row is written.</summary>
    SourceLocation? LocationOf(int row);
}

using Zhudian.Advisor.Feel.Values;


namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>How a table came to its result.</summary>
public enum TableOutcome : byte
{
    /// <summary>One row decided: <see cref="TableHit.Row"/>.</summary>
    Row,

    /// <summary>Any number of rows were collected.</summary>
    Rows,

    /// <summary>No row matched: 缺省.</summary>
    Default,

    /// <summary>No row matched and the policy gives an empty result.</summary>
    None,

    /// <summary>Facts are missing.</summary>
    Unknown,

    /// <summary>The table or its inputs are broken.</summary>
    Fault,
}

/// <summary>What decided; <paramref name="Row"/> is an index into <see cref="Model.DecisionTable.Rows"/>, or -1.</summary>
public readonly record struct TableHit(TableOutcome Outcome, int Row);

/// <summary>A row that is not false, for proofs.</summary>
/// <param name="Row">Index into <see cref="Model.DecisionTable.Rows"/>.</param>
/// <param name="Truth">True, unknown or fault.</param>
public readonly record struct TableRowHit(int Row, Truth Truth);

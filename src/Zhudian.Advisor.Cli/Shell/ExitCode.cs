namespace Zhudian.Advisor.Cli.Shell;

/// <summary>What the process answers to scripts.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>The input is wrong: arguments, fact sheet, mapping, rows.</summary>
    InputWrong = 1,

    /// <summary>The knowledge is wrong: rule files do not load, cases fail.</summary>
    KnowledgeWrong = 2,

    /// <summary>A fault of ours.</summary>
    OurFault = 3,
}

using System.Globalization;
using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Evaluation;

/// <summary>
/// State of one evaluation: the host that answers for facts and knowledge, limits, and an optional recorder of what was used.
/// One per thread and evaluation.
/// </summary>
public sealed class EvaluationRun
{
    private const int FreeDepth = 12;
    private Frame?[] _free = new Frame?[32];

    /// <summary>A run for a host (null for plain FEEL).</summary>
    public EvaluationRun(object? host = null, EvaluationLimits? limits = null, CancellationToken cancellation = default)
    {
        Host = host;
        Limits = limits ?? EvaluationLimits.Default;
        Cancellation = cancellation;
    }

    /// <summary>Whoever answers the symbols of upper rooms; they know its type.</summary>
    public object? Host { get; }

    public EvaluationLimits Limits { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Clock of <c>now()</c> and <c>today()</c> in plain FEEL; knowledge files have neither (RULES.md §7).</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told of everything that was used while set; null costs nothing.</summary>
    public IRecorder? Recorder { get; set; }

    /// <summary>
    /// Whether fused code may take its short ways. They give the same values, notes and evidence as the general code but are not seen step by step,
    /// so whoever watches (proofs, coverage of cases) turns them off. Facts set otherwise do not: code that reads a column asks its host for it.
    /// </summary>
    public bool MayFuse { get; init; } = true;

    /// <summary>Whether a fused call may run here and now: allowed, and as a call it would have room.</summary>
    internal bool Fuses => MayFuse && HasRoom;

    /// <summary>Steps taken so far; nodes that loop add to it and fault past <see cref="EvaluationLimits.MaxSteps"/>.</summary>
    public long Steps { get; set; }

    /// <summary>Depth of nested calls.</summary>
    public int Depth { get; set; }

    /// <summary>
    /// Whether one more nested call fits the limit and the stack. The stack is asked only from some depth on: shallow calls cannot use it up
    /// (an expression itself is bounded in depth), and asking costs more than a small call.
    /// </summary>
    public bool HasRoom => Depth < FreeDepth ? Depth < Limits.MaxDepth : Depth < Limits.MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack();

    /// <summary>A cleared frame with at least <paramref name="size"/> slots.</summary>
    public Frame Rent(int size)
    {
        if ((uint)size < (uint)_free.Length && _free[size] is { } frame)
        {
            _free[size] = frame.NextFree;
            frame.NextFree = null;
            return frame;
        }

        return new Frame(this, size);
    }

    /// <summary>Gives a frame back; it must not be used afterwards.</summary>
    public void Return(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Array.Clear(frame.Slots);
        var size = frame.Slots.Length;
        if (size >= _free.Length)
        {
            Array.Resize(ref _free, Math.Max(size + 1, _free.Length * 2));
        }

        frame.NextFree = _free[size];
        _free[size] = frame;
    }
}

/// <summary>Collects what an evaluation used; the engine implements it to build proofs by running the same compiled code again.</summary>
public interface IRecorder
{
    /// <summary>A function reports that it bridged a gap: items dropped by 有效/均值 (coverage), a default by 缺省, a gap asked about by 缺/已知.</summary>
    void Note(RecordedNote note);

    /// <summary>The commonest note, made only when somebody reads it: <paramref name="function"/> went on with what is known.</summary>
    void Share(string function, int known, int total, UnknownInfo missing) => Note(RecordedNote.Share(function, known, total, new MissingList(missing)));

    /// <summary>缺 or 已知 looked at a gap.</summary>
    void GapTested(string function, UnknownInfo missing) => Note(RecordedNote.Gap(function, missing));
}

/// <summary>What kind of exception to monotony a function used (RULES.md §9, Monotony).</summary>
public enum NoteKind
{
    /// <summary>Known of all, e.g. 11/12.</summary>
    Coverage,

    /// <summary>缺省: a default stood in; the conclusion is 暂定.</summary>
    Provisional,

    /// <summary>缺 or 已知 looked at the gap itself.</summary>
    GapTested,
}

/// <summary>One note of a <see cref="IRecorder"/>.</summary>
public sealed record RecordedNote(NoteKind Kind, string Text, int Known, int Total, IReadOnlyList<MissingItem> Missing)
{
    private readonly string? _text = Text;

    /// <summary>What was done; for a <see cref="Share"/> made when read, since most notes never are.</summary>
    public string Text
    {
        get => _text ?? string.Create(CultureInfo.InvariantCulture, $"{Function} {Known}/{Total}");
        init => _text = value;
    }

    private string? Function { get; init; }

    /// <summary>A gap that was looked at: <c>已知</c>, with everything the value waits for.</summary>
    public static RecordedNote Gap(string function, UnknownInfo missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        var items = missing.Items();
        return new RecordedNote(NoteKind.GapTested, function, 0, items.Count, items);
    }

    /// <summary>Coverage of a function: <c>均值 11/12</c>.</summary>
    public static RecordedNote Share(string function, int known, int total, IReadOnlyList<MissingItem> missing)
        => new(NoteKind.Coverage, null!, known, total, missing) { Function = function };
}

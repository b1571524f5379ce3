using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Feel.Values;

/// <summary>
/// One FEEL value or outcome, 24 bytes: numbers, booleans and rows live without allocation.
/// <c>default(Value)</c> is null. Four outcomes are kept apart: definite, null, unknown and fault (a null carrying a diagnostic).
/// </summary>
[SuppressMessage("Design", "CA1036", Justification = "FEEL ordering is partial and three-valued; see Operators")]
public readonly struct Value : IEquatable<Value>
{
    private static readonly Tag NumberTag = new(ValueKind.Number);
    private static readonly Tag TrueTag = new(ValueKind.Boolean);
    private static readonly Tag FalseTag = new(ValueKind.Boolean);

    private readonly object? _ref;
    private readonly decimal _number;

    private Value(object? reference, decimal number)
    {
        _ref = reference;
        _number = number;
    }

    /// <summary>Not applicable, without a fault.</summary>
    public static Value Null => default;

    /// <summary>True.</summary>
    public static Value True => new(TrueTag, 1m);

    /// <summary>False.</summary>
    public static Value False => new(FalseTag, 0m);

    /// <summary>The kind; faults are <see cref="ValueKind.Null"/>.</summary>
    public ValueKind Kind => _ref switch
    {
        null => ValueKind.Null,
        Tag tag => tag.Kind,
        string => ValueKind.String,
        ReferenceValue reference => reference.Kind,
        _ => throw new InvalidOperationException("unreachable payload"),
    };

    /// <summary>Null, with or without a fault.</summary>
    public bool IsNull => _ref is null or FaultInfo;

    /// <summary>A null that carries the diagnostic of an erroneous operation.</summary>
    public bool IsFault => _ref is FaultInfo { IsError: true };

    /// <summary>A fact is missing.</summary>
    public bool IsUnknown => _ref is UnknownInfo;

    /// <summary>Neither null, nor fault, nor unknown.</summary>
    public bool IsDefinite => _ref is not (null or FaultInfo or UnknownInfo);

    /// <summary>Surely without parts, diagnostic or gap: null, number, boolean or string. The quickest question there is.</summary>
    internal bool IsPlain => _ref is null or Tag or string;

    /// <summary>A row of some source.</summary>
    public bool IsRow => _ref is RowSource;

    /// <summary>A number.</summary>
    public bool IsNumber => ReferenceEquals(_ref, NumberTag);

    /// <summary>Definitely true.</summary>
    public bool IsTrue => ReferenceEquals(_ref, TrueTag);

    /// <summary>Definitely false.</summary>
    public bool IsFalse => ReferenceEquals(_ref, FalseTag);

    /// <summary>The number; only valid when <see cref="IsNumber"/>.</summary>
    public decimal AsNumber => _number;

    /// <summary>The number where it lies, without a copy; only valid when <see cref="IsNumber"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly decimal NumberOf(in Value value) => ref value._number;

    /// <summary>The text of a string or enumeration word, else null.</summary>
    public string? AsText => _ref switch { string s => s, EnumMember m => m.Text, _ => null };

    /// <summary>Heap payload when this is one (list, context, date, fault …), else null.</summary>
    public ReferenceValue? Reference => _ref as ReferenceValue;

    /// <summary>The diagnostic of a fault, else null.</summary>
    public Diagnostic? Fault => _ref is FaultInfo { IsError: true } info ? info.Diagnostic : null;

    /// <summary>
    /// The report of a null, fault or not: an operation on a null operand is null (not applicable) in RULES.md §9,
    /// while DMN also wants it reported, so such a null carries a remark of severity Info.
    /// </summary>
    public Diagnostic? Remark => (_ref as FaultInfo)?.Diagnostic;

    /// <summary>What is missing, when unknown.</summary>
    public UnknownInfo? Unknown => _ref as UnknownInfo;

    /// <summary>Row index inside <see cref="Reference"/> (a <see cref="RowSource"/>) when the kind is Row.</summary>
    public int RowIndex => (int)DecimalParts.Of(in _number).Digits;

    /// <summary>A number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Of(decimal number) => new(NumberTag, number);

    /// <summary>A boolean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Of(bool value) => value ? True : False;

    /// <summary>A string, null text gives null.</summary>
    public static Value Of(string? text) => new(text, 0m);

    /// <summary>Any heap payload; null gives null.</summary>
    public static Value Of(ReferenceValue? reference) => new(reference, 0m);

    /// <summary>One row of a source.</summary>
    public static Value Row(RowSource source, int index) => new(source, index);

    /// <summary>Makes a variable of a loop stand on a row; when it stands on the source already only the number changes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Point(ref Value variable, RowSource source, int index)
    {
        if (ReferenceEquals(variable._ref, source))
        {
            Unsafe.AsRef(in variable._number) = index;
        }
        else
        {
            variable = Row(source, index);
        }
    }

    /// <summary>Whether two values are one row of one source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreSameRow(in Value left, in Value right) => ReferenceEquals(left._ref, right._ref) && left._ref is not null && left.RowIndex == right.RowIndex;

    /// <summary>Null carrying a diagnostic.</summary>
    public static Value FaultOf(Diagnostic diagnostic) => new(new FaultInfo(diagnostic), 0m);

    /// <summary>Null, not a fault, with the report of why (severity below Error).</summary>
    internal static Value NullWith(FaultInfo remark) => new(remark, 0m);

    /// <summary>Payload of the given class, or null.</summary>
    public T? As<T>()
        where T : ReferenceValue => _ref as T;

    /// <summary>Structural identity including the outcome (not FEEL's three-valued <c>=</c>). Numbers compare by value, rows by source and index.</summary>
    public bool Equals(Value other)
    {
        if (ReferenceEquals(_ref, other._ref))
        {
            return _number == other._number;
        }

        if (_ref is FaultInfo { IsError: false } || other._ref is FaultInfo { IsError: false })
        {
            return IsNull && !IsFault && other.IsNull && !other.IsFault;
        }

        return _ref is not null && other._ref is not null && _ref.Equals(other._ref) && _number == other._number;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _ref switch
    {
        null or FaultInfo { IsError: false } => 0,
        Tag => _number.GetHashCode(),
        string text => text.GetHashCode(StringComparison.Ordinal),
        RowSource rows => (RuntimeHelpers.GetHashCode(rows) * 31) + (int)_number,
        _ => HashCode.Combine(_ref, _number),
    };

    /// <summary>Debug text; for people use a formatter.</summary>
    public override string ToString() => ValueText.Print(this);

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    private sealed class Tag(ValueKind kind)
    {
        public ValueKind Kind { get; } = kind;
    }
}

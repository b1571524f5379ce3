using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>True and false by the order of two numbers, several at a time and without branches: numbers of a column are in no order.</summary>
internal readonly struct OrderAnswers
{
    private const int Lanes = 4;
    private const uint All = (1 << Lanes) - 1;
    private readonly uint _below;
    private readonly uint _equal;
    private readonly uint _above;

    /// <summary>Answers that are true or false for below, equal and above.</summary>
    public OrderAnswers(ReadOnlySpan<Form> answers)
        => (_below, _equal, _above) = (answers[0] == Form.True ? All : 0, answers[1] == Form.True ? All : 0, answers[2] == Form.True ? All : 0);

    // Of four bits each the byte: 3 = false, 2 = true, the first bit first.
    private static ReadOnlySpan<uint> Bytes =>
    [
        0x03030303, 0x03030302, 0x03030203, 0x03030202, 0x03020303, 0x03020302, 0x03020203, 0x03020202,
        0x02030303, 0x02030302, 0x02030203, 0x02030202, 0x02020303, 0x02020302, 0x02020203, 0x02020202,
    ];

    /// <summary>Answers of numbers, each stretched, to one bound.</summary>
    public void Fill(ReadOnlySpan<long> numbers, long stretch, long bound, Span<Form> into)
    {
        var (i, right) = (0, Vector256.Create(bound));
        for (; i + Lanes <= into.Length; i += Lanes)
        {
            Put(Stretched(numbers[i..], stretch), right, into[i..]);
        }

        for (; i < into.Length; i++)
        {
            into[i] = Of(numbers[i] * stretch, bound);
        }
    }

    /// <summary>Answers of pairs of numbers, each stretched.</summary>
    public void Fill(ReadOnlySpan<long> numbers, long stretch, ReadOnlySpan<long> others, long other, Span<Form> into)
    {
        var i = 0;
        for (; i + Lanes <= into.Length; i += Lanes)
        {
            Put(Stretched(numbers[i..], stretch), Stretched(others[i..], other), into[i..]);
        }

        for (; i < into.Length; i++)
        {
            into[i] = Of(numbers[i] * stretch, others[i] * other);
        }
    }

    private static Vector256<long> Stretched(ReadOnlySpan<long> numbers, long stretch)
    {
        var given = Vector256.Create(numbers);
        return stretch == 1 ? given : given * stretch;
    }

    private void Put(Vector256<long> left, Vector256<long> right, Span<Form> into)
    {
        var (above, below) = (Vector256.GreaterThan(left, right).ExtractMostSignificantBits(), Vector256.LessThan(left, right).ExtractMostSignificantBits());
        var answers = (above & _above) | (below & _below) | (~(above | below) & _equal);
        BinaryPrimitives.WriteUInt32LittleEndian(MemoryMarshal.AsBytes(into), Bytes[(int)(answers & All)]);
    }

    private Form Of(long left, long right) => (left < right ? _below : left == right ? _equal : _above) != 0 ? Form.True : Form.False;
}

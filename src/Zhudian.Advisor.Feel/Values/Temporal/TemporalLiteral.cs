namespace Zhudian.Advisor.Feel.Values.Temporal;

/// <summary>Text of an at-literal, <c>@"…"</c> (DMN 1.5 grammar rule 62): a date, time, date and time or duration, told apart by shape.</summary>
public static class TemporalLiteral
{
    /// <summary>The value of the text; false when it is none of the five.</summary>
    public static bool TryParse(string text, out Value value)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReferenceValue? found = null;
        if (text.Length > 0 && (text[0] == 'P' || text.StartsWith("-P", StringComparison.Ordinal)))
        {
            found = FeelYearsMonthsDuration.TryParse(text, out var months) ? months : FeelDaysTimeDuration.TryParse(text, out var span) ? span : null;
        }
        else if (text.Contains('T', StringComparison.Ordinal) && FeelDateTime.TryParse(text, out var dateTime))
        {
            found = dateTime;
        }
        else
        {
            found = FeelDate.TryParse(text, out var date) ? date : FeelTime.TryParse(text, out var time) ? time : null;
        }

        value = Value.Of(found);
        return found is not null;
    }
}

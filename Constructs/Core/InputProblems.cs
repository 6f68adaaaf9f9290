namespace Tap.Core;

/// <summary>Reports all that is wrong with an input at once.</summary>
internal static class InputProblems
{
    /// <summary>Refuses an input that has problems.</summary>
    /// <param name="what">What was asked for, as the sentence starts: <c>API 'api'</c>.</param>
    /// <param name="problems">What is wrong, each with value, rule and way out; nulls are no problems.</param>
    /// <exception cref="InputException">There is a problem; the message lists all.</exception>
    public static void Refuse(string what, params IEnumerable<string?> problems)
    {
        var found = problems.OfType<string>().ToList();
        if (found.Count > 0)
            throw new InputException($"{what} cannot be made:\n- {string.Join("\n- ", found)}");
    }
}

namespace Tap.Core;

/// <summary>Collects all problems of an input and reports them together.</summary>
public static class InputProblems
{
    /// <summary>
    /// Returns the message of the <see cref="TapException"/> that a call throws: <c>InputProblems.Of(() =&gt; names.Bucket(Name))</c>.
    /// </summary>
    /// <param name="attempt">The call; its result is ignored.</param>
    /// <returns>The message; null when the call succeeds.</returns>
    public static string? Of(Func<object?> attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        try
        {
            _ = attempt();
            return null;
        }
        catch (TapException exception)
        {
            // The message may be a list itself.
            return exception.Message.ReplaceLineEndings("\n  ");
        }
    }

    /// <summary>Throws when an input has problems.</summary>
    /// <param name="what">What the input is for, as the sentence starts: <c>RestService 'tasks/api'</c>.</param>
    /// <param name="problems">The problems, each with value, rule and how to fix it; nulls are ignored.</param>
    /// <exception cref="InputException">There is a problem; the message lists all.</exception>
    internal static void Refuse(string what, params IEnumerable<string?> problems)
    {
        var found = problems.OfType<string>().ToList();
        if (found.Count > 0)
            throw new InputException($"{what} cannot be made:\n- {string.Join("\n- ", found)}");
    }
}

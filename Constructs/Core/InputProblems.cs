namespace Tap.Core;

/// <summary>All that is wrong with an input, told at once.</summary>
public static class InputProblems
{
    /// <summary>
    /// The problem with which something fails that a user can mend: <c>InputProblems.Of(() =&gt; names.Bucket(Name))</c>.
    /// </summary>
    /// <param name="attempt">What may fail; its result is dropped.</param>
    /// <returns>The message; null where nothing failed.</returns>
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
            // It may be a list itself.
            return exception.Message.ReplaceLineEndings("\n  ");
        }
    }

    /// <summary>Refuses an input that has problems.</summary>
    /// <param name="what">What was asked for, as the sentence starts: <c>RestService 'tasks/api'</c>.</param>
    /// <param name="problems">What is wrong, each with value, rule and way out; nulls are no problems.</param>
    /// <exception cref="InputException">There is a problem; the message lists all.</exception>
    internal static void Refuse(string what, params IEnumerable<string?> problems)
    {
        var found = problems.OfType<string>().ToList();
        if (found.Count > 0)
            throw new InputException($"{what} cannot be made:\n- {string.Join("\n- ", found)}");
    }
}

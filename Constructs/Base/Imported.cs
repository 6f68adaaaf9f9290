using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap;

/// <summary>Checks the names, ids and ARNs of imported resources, which are used but not created here.</summary>
internal static class Imported
{
    /// <summary>Returns an ARN, a name or an id that has the right form or is a reference, whose value is known only at apply.</summary>
    /// <param name="value">The text.</param>
    /// <param name="pattern">The form, as a pattern anchored at both ends.</param>
    /// <param name="what">What it is, as the sentence starts: <c>The ARN of a key</c>.</param>
    /// <param name="rule">What is allowed, as it follows "must be".</param>
    /// <exception cref="InputException">The text has another form.</exception>
    public static string Checked(string? value, Regex pattern, string what, string rule) =>
        value is not null && IsReference(value) ? value : Guard.Matches(value, pattern, what, rule);

    /// <summary>Returns the part of an ARN after the last slash, which is a name without its path.</summary>
    /// <param name="arn">The ARN, or a reference to one.</param>
    /// <returns>The name, or an expression for it.</returns>
    public static string LastPart(string arn) => !IsReference(arn) ? arn[(arn.LastIndexOf('/') + 1)..]
        : Token.IsUnresolved(arn) ? Token.AsString(Fn.Basename(arn))
        // A reference that CDKTF did not create, which CDKTF would quote.
        : $$"""${basename("{{arn}}")}""";

    /// <summary>Returns whether a text contains a reference, whose value is known only at apply.</summary>
    public static bool IsReference(string value) => value.Contains("${", StringComparison.Ordinal);
}

using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap;

/// <summary>What says which resource is imported, that is, used but not made here.</summary>
internal static class Imported
{
    /// <summary>Returns an ARN, a name or an id when it has its form, or refers to something that is known at apply only.</summary>
    /// <param name="value">The text found.</param>
    /// <param name="pattern">The form, anchored at both ends.</param>
    /// <param name="what">What it is, as the sentence starts: <c>The ARN of a key</c>.</param>
    /// <param name="rule">What is allowed, as it follows "must be".</param>
    /// <exception cref="InputException">It has another form.</exception>
    public static string Checked(string? value, Regex pattern, string what, string rule) =>
        value is not null && IsReference(value) ? value : Guard.Matches(value, pattern, what, rule);

    /// <summary>The end of an ARN, behind the last slash: a name behind its path.</summary>
    /// <param name="arn">The ARN, or a reference to one.</param>
    /// <returns>The name, or an expression for it.</returns>
    public static string LastPart(string arn) => !IsReference(arn) ? arn[(arn.LastIndexOf('/') + 1)..]
        : Token.IsUnresolved(arn) ? Token.AsString(Fn.Basename(arn))
        // One that CDKTF did not make, and would quote.
        : $$"""${basename("{{arn}}")}""";

    /// <summary>Whether it refers to something that is known at apply only.</summary>
    public static bool IsReference(string value) => value.Contains("${", StringComparison.Ordinal);
}

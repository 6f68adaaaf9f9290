using System.Globalization;

namespace Tap.Core;

/// <summary>
/// A setting that a stack declares beside itself, and names in its <c>StackDefinition</c>. It is read, checked, documented and refused like
/// the settings of the app.
/// <code>
/// public static Setting&lt;int&gt; MaximumAge { get; } = new()
/// {
///     Name = "age of orders", EnvironmentVariable = "ACME_MAXIMUM_AGE", ContextKey = "maximumAge", Default = 60,
///     Rule = "1 to 600 minutes", Example = "30", Description = "when an alarm tells of orders that wait",
///     Parse = text => SettingText.Number(text, 1, 600),
/// };
/// …
/// var age = settings.Get(OrderSettings.MaximumAge);
/// </code>
/// </summary>
/// <typeparam name="T">What the setting's text becomes.</typeparam>
public sealed class Setting<T> : SettingDefinition
{
    /// <summary>The value when neither the variable nor the context sets one. It is not validated.</summary>
    public required T Default { get; init; }

    /// <summary>
    /// Parses a text, which is never empty and has no white space around it. Throws a <see cref="FormatException"/> whose message says what
    /// is wrong with the text; <see cref="SettingText"/> parses common forms.
    /// </summary>
    public required Func<string, T> Parse { get; init; }

    /// <summary>
    /// Writes a value as the text that <see cref="Parse"/> would read; <see langword="null"/>: none. <value>Default: enums and flags in
    /// lower case with hyphens between words, lists joined by commas, all else as invariant text.</value>
    /// </summary>
    public Func<T, string?> Format { get; init; } = value => Write(value);

    /// <inheritdoc/>
    public override string? TextIn(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Get(this) is { } value ? Format(value) : null;
    }

    internal override Settings Apply(Settings settings, string text)
    {
        try
        {
            return settings.With(this, Parse(text));
        }
        catch (Exception fault) when (fault is OverflowException or ArgumentException or TapException)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    private static string? Write(object? value) => value switch
    {
        bool or Enum => SettingText.Words(value),
        IEnumerable<string> items => string.Join(',', items),
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}

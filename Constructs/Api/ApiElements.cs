using Tap.Core;

namespace Tap.Api;

/// <summary>The things of one kind that an API has, by what they are called.</summary>
/// <param name="api">The API.</param>
/// <param name="kind">The kind, as a sentence has it: <c>route</c>.</param>
internal sealed class ApiElements<T>(RestService api, string kind)
{
    private readonly Dictionary<string, T> elements = new(StringComparer.Ordinal);

    /// <summary>That of a name.</summary>
    /// <exception cref="InputException">There is none; the message lists those there are.</exception>
    public T this[string name] => elements.TryGetValue(name, out var element) ? element : throw new InputException(
        $"API '{api.Name}' has no {kind} '{name}'; it has "
        + (elements.Count == 0 ? "none at all." : $"{string.Join(", ", elements.Keys.Order(StringComparer.Ordinal))}."));

    /// <summary>That of a name, made at the first call.</summary>
    public T GetOrAdd(string name, Func<T> make) =>
        elements.TryGetValue(name, out var element) ? element : elements[name] = make();

    /// <summary>Adds one under a new name.</summary>
    public void Add(string name, T element) => elements.Add(name, element);
}

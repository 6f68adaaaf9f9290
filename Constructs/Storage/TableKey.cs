using Tap.Core;

namespace Tap.Storage;

/// <summary>A key attribute of a table.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Type">The attribute's type. <value>Default: <see cref="TableKeyType.Text"/>.</value></param>
public sealed record TableKey(string Name, TableKeyType Type = TableKeyType.Text)
{
    /// <summary>The attribute's type.</summary>
    public TableKeyType Type { get; init => field = Checked(value); } = Checked(Type);

    private static TableKeyType Checked(TableKeyType type) => Guard.Defined(type, "The type of a table's key");
}

/// <summary>
/// Types of key attributes
/// (<see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html"/>).
/// </summary>
public enum TableKeyType
{
    /// <summary><c>S</c>, a string.</summary>
    Text,

    /// <summary><c>N</c>, a number.</summary>
    Number,
}

using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>
/// A DynamoDB table: a <see cref="KeyValueTable"/>, or an imported one (<see cref="KeyValueTable.FromName"/>,
/// <see cref="KeyValueTable.FromArn"/>).
/// </summary>
public interface ITable
{
    /// <summary>The table's name.</summary>
    string Name { get; }

    /// <summary>The table's ARN.</summary>
    string Arn { get; }

    /// <summary>Allows a grantee these actions on this table, and the use of the table's key when it has one.</summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    /// <param name="actions">The actions, such as <c>dynamodb:GetItem</c>.</param>
    /// <exception cref="InputException">An action has a wildcard.</exception>
    void Grant(IGrantee grantee, params IReadOnlyList<string> actions);
}

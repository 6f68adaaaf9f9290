using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>
/// A DynamoDB table: a <see cref="KeyValueTable"/>, or one from elsewhere (<see cref="KeyValueTable.FromName"/>,
/// <see cref="KeyValueTable.FromArn"/>).
/// </summary>
public interface ITable
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its ARN.</summary>
    string Arn { get; }

    /// <summary>Allows a grantee these actions on this table, and no others, and the use of the table's key where it has one.</summary>
    /// <param name="grantee">The role, or what runs as one.</param>
    /// <param name="actions">The actions: <c>dynamodb:GetItem</c>.</param>
    /// <exception cref="InputException">An action has a wildcard.</exception>
    void Grant(IGrantee grantee, params IReadOnlyList<string> actions);
}

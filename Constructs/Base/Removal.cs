namespace Tap;

/// <summary>
/// What happens to a resource that holds data when a plan would delete or replace it. The table in <c>Constructs/Base/README.md</c> lists
/// the effect for each resource.
/// </summary>
public enum Removal
{
    /// <summary>Terraform refuses such a plan before it changes anything, and AWS's own protection against deletion is on.</summary>
    Protect,

    /// <summary>
    /// Terraform accepts such a plan, and AWS keeps the data: it refuses to delete a resource that holds data, or lets it be restored for a
    /// time.
    /// </summary>
    Retain,

    /// <summary>AWS deletes the resource with all of its data, as soon as it can.</summary>
    Destroy,
}
